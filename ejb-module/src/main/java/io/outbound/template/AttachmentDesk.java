package io.outbound.template;

import io.outbound.kernel.DomainException;
import io.outbound.security.Scope;
import io.outbound.store.IdSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Bringing in and taking away the files that go with emails. */
@Stateless
@RolesAllowed({Scope.DATA_WRITE, Scope.CAMPAIGNS_READ})
public class AttachmentDesk {

    private Attachments attachments;
    private IdSource ids;
    private Clock clock;

    protected AttachmentDesk() {}

    @Inject
    public AttachmentDesk(Attachments attachments, IdSource ids, Clock clock) {
        this.attachments = attachments;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The same file under the same name and type is kept once, and is the same attachment.
     *
     * @throws DomainException INVALID {@code attachment-name-invalid}, {@code attachment-type-invalid},
     *     {@code attachment-empty}; TOO_LARGE
     */
    @RolesAllowed(Scope.DATA_WRITE)
    public Kept add(String name, String contentType, byte[] content) {
        GivenFile file = AttachmentRules.checked(name, contentType, content);
        UUID id = ids.next();
        AttachmentEntry entry = attachments.keep(id, file, sha256(content), clock.instant());
        return new Kept(entry, !entry.id().equals(id));
    }

    /** Newest first; those older than {@code after} if given. */
    public List<AttachmentEntry> page(Optional<UUID> after, int limit) {
        return attachments.page(after, limit);
    }

    /** @throws DomainException NOT_FOUND */
    public AttachmentEntry byId(UUID id) {
        return attachments.byId(id).orElseThrow(() -> DomainException.notFound("attachment", id));
    }

    /** @throws DomainException NOT_FOUND */
    public GivenFile file(UUID id) {
        return attachments.file(id).orElseThrow(() -> DomainException.notFound("attachment", id));
    }

    /** @throws DomainException NOT_FOUND, CONFLICT {@code attachment-in-use} while a version of a template has it */
    @RolesAllowed(Scope.DATA_WRITE)
    public void remove(UUID id) {
        byId(id);
        if (!attachments.removeUnused(id)) {
            throw new DomainException(
                    DomainException.Kind.CONFLICT,
                    "attachment-in-use",
                    "A version of a template has it; it goes when the template is deleted and no run has sent it.");
        }
    }

    /** @param before whether it was there already */
    public record Kept(AttachmentEntry entry, boolean before) {}

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

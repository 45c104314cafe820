package io.outbound.campaign;

import io.outbound.address.EmailAddress;
import io.outbound.address.Similarity;
import io.outbound.audience.Attributes;
import io.outbound.audience.KnownContact;
import io.outbound.audience.KnownContacts;
import io.outbound.consent.UnsubscribeLinks;
import io.outbound.execution.NewRecipient;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import io.outbound.template.TemplateVariables;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The recipients of a test by email, each with values for the message. */
@ApplicationScoped
public class TestRecipients {

    private static final int MOST = 5;
    private static final UUID NO_CAMPAIGN = new UUID(0, 0);

    private KnownContacts contacts;
    private UnsubscribeLinks links;

    protected TestRecipients() {}

    @Inject
    public TestRecipients(KnownContacts contacts, UnsubscribeLinks links) {
        this.contacts = contacts;
        this.links = links;
    }

    /** @param missing as {@link SentTest#missing()} */
    record Filled(List<NewRecipient> recipients, List<String> missing) {}

    /**
     * @param unsubscribable whether the message says how to leave; leaving by a test is nobody's statistic
     * @throws DomainException INVALID with everything that is wrong with any of them, NOT_FOUND for an unknown contact
     */
    Filled of(SendTest command, TemplateVariables variables, boolean unsubscribable) {
        Optional<KnownContact> chosen = Optional.ofNullable(command.contactId())
                .map(id -> contacts.byId(id).orElseThrow(() -> DomainException.notFound("contact", id)));
        Set<String> missing = new HashSet<>();
        List<NewRecipient> recipients = new ArrayList<>();
        for (EmailAddress address : addresses(command, chosen)) {
            String key = address.key(Similarity.STANDARD);
            Optional<KnownContact> contact = chosen.or(() -> contacts.byEmailKey(key));
            Map<String, Object> profile =
                    contact.map(known -> Attributes.plain(known.profile())).orElseGet(HashMap::new);
            Map<String, Object> context = new HashMap<>(command.context());
            if (unsubscribable) {
                context.put("system", Map.of("unsubscribeUrl", links.url(ChannelId.EMAIL, key, NO_CAMPAIGN)));
            }
            missing.addAll(variables.missing(profile, context));
            String values = Attributes.json(Map.of("profile", profile, "context", context));
            recipients.add(new NewRecipient(
                    key, address.address(), contact.map(KnownContact::id).orElse(null), values));
        }
        return new Filled(recipients, missing.stream().sorted().toList());
    }

    private static List<EmailAddress> addresses(SendTest command, Optional<KnownContact> chosen) {
        List<String> typed = command.recipients();
        if (typed.isEmpty() && chosen.isPresent()) {
            typed = Optional.ofNullable(chosen.get().email()).map(List::of).orElseThrow(TestRecipients::unreachable);
        }
        if (typed.isEmpty() || typed.size() > MOST) {
            throw DomainException.invalid(
                    "recipient-count", "/recipients", "1 to " + MOST + " recipients, or a contact.");
        }
        return parsed(typed);
    }

    private static DomainException unreachable() {
        return DomainException.invalid("address-missing", "/contactId", "This contact has no email address.");
    }

    private static List<EmailAddress> parsed(List<String> typed) {
        List<EmailAddress> addresses = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < typed.size(); i++) {
            String pointer = "/recipients/" + i;
            Optional<EmailAddress> address = EmailAddress.tryParse(typed.get(i));
            if (address.isEmpty()) {
                errors.add(new FieldError(pointer, "invalid-email", "This is no email address."));
            } else if (!keys.add(address.get().key(Similarity.STANDARD))) {
                errors.add(new FieldError(pointer, "duplicate-recipient", "This recipient is named twice."));
            } else {
                addresses.add(address.get());
            }
        }
        if (!errors.isEmpty()) {
            throw new DomainException(
                    DomainException.Kind.INVALID,
                    errors.get(0).code(),
                    errors.get(0).message(),
                    errors);
        }
        return addresses;
    }
}

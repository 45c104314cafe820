package io.outbound.campaign;

import io.outbound.address.ChannelAddress;
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

/** The recipients of a test, each with an address on its channel and values for the message. */
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
    Filled of(ChannelId channel, SendTest command, TemplateVariables variables, boolean unsubscribable) {
        Optional<KnownContact> chosen = Optional.ofNullable(command.contactId())
                .map(id -> contacts.byId(id).orElseThrow(() -> DomainException.notFound("contact", id)));
        Set<String> missing = new HashSet<>();
        List<NewRecipient> recipients = new ArrayList<>();
        for (ChannelAddress address : addresses(channel, command, chosen)) {
            Optional<KnownContact> contact = chosen.or(() -> contacts.byAddress(channel, address));
            Map<String, Object> profile =
                    contact.map(known -> Attributes.plain(known.profile())).orElseGet(HashMap::new);
            Map<String, Object> context = new HashMap<>(command.context());
            if (unsubscribable) {
                context.put("system", Map.of("unsubscribeUrl", links.url(channel, address.key(), NO_CAMPAIGN)));
            }
            missing.addAll(variables.missing(profile, context));
            String values = Attributes.json(Map.of("profile", profile, "context", context));
            Optional<KnownContact> owner =
                    command.recipients().isEmpty() ? chosen : contacts.byAddress(channel, address);
            recipients.add(new NewRecipient(
                    address.key(),
                    address.address(),
                    owner.map(KnownContact::id).orElse(null),
                    values));
        }
        return new Filled(recipients, missing.stream().sorted().toList());
    }

    private List<ChannelAddress> addresses(ChannelId channel, SendTest command, Optional<KnownContact> chosen) {
        List<String> typed = command.recipients();
        if (typed.isEmpty() && chosen.isPresent()) {
            typed = reached(channel, chosen.get());
        }
        if (typed.isEmpty() || typed.size() > MOST) {
            throw DomainException.invalid(
                    "recipient-count", "/recipients", "1 to " + MOST + " recipients, or a contact.");
        }
        return parsed(channel, typed);
    }

    private List<String> reached(ChannelId channel, KnownContact contact) {
        List<String> addresses = channel == ChannelId.WEBPUSH
                ? contacts.browsers(contact.id()).stream().limit(MOST).toList()
                : contact.address(channel).stream().toList();
        if (addresses.isEmpty()) {
            throw unreachable();
        }
        return addresses;
    }

    private static DomainException unreachable() {
        return DomainException.invalid("address-missing", "/contactId", "This contact has no address on the channel.");
    }

    private static List<ChannelAddress> parsed(ChannelId channel, List<String> typed) {
        List<ChannelAddress> addresses = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < typed.size(); i++) {
            String pointer = "/recipients/" + i;
            Optional<ChannelAddress> address = ChannelAddress.tryParse(channel, typed.get(i));
            if (address.isEmpty()) {
                errors.add(new FieldError(pointer, "invalid-address", "This is no address on the campaign's channel."));
            } else if (!keys.add(address.get().key())) {
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

package io.outbound.trigger;

import io.outbound.address.ChannelAddress;
import io.outbound.audience.KnownContact;
import io.outbound.audience.KnownContacts;
import io.outbound.execution.NewRecipient;
import io.outbound.json.Json;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.trigger.PreparedTemplates.Prepared;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Turns the recipients of one call into deliveries to be, and collects everything that is wrong with them. */
final class RecipientCheck {

    private static final int LONGEST_VARIABLES = 250_000;

    private final KnownContacts contacts;
    private final ChannelId channel;
    private final Prepared template;
    private final boolean contextOnly;
    private final Set<String> keys = new HashSet<>();
    private final List<RecipientProblem> problems = new ArrayList<>();
    private final List<NewRecipient> accepted = new ArrayList<>();

    /** @param contextOnly high throughput: no profile is looked up or taken */
    RecipientCheck(KnownContacts contacts, ChannelId channel, Prepared template, boolean contextOnly) {
        this.contacts = contacts;
        this.channel = channel;
        this.template = template;
        this.contextOnly = contextOnly;
    }

    List<RecipientProblem> problems() {
        return problems;
    }

    List<NewRecipient> accepted() {
        return accepted;
    }

    void check(TriggerRecipient recipient) {
        required(recipient, "type", recipient.type());
        required(recipient, "userId", recipient.userId());
        required(recipient, "namespace", recipient.namespace());
        Optional<KnownContact> contact = contextOnly ? Optional.empty() : contact(recipient);
        if (contact.isEmpty() && !recipient.external() && !contextOnly) {
            add(RefusalReason.UNKNOWN_PROFILE, recipient.pointer() + "/userId", "unknown-profile", "No such contact.");
            return;
        }
        List<String> typed = addresses(recipient, contact);
        if (typed.isEmpty()) {
            String message = "An address for " + channel + " is required.";
            add(RefusalReason.INVALID_PAYLOAD, pointerToAddress(recipient), "address-missing", message);
            return;
        }
        typed.forEach(one -> parsed(one, recipient).ifPresent(valid -> accept(recipient, valid, contact)));
    }

    private void required(TriggerRecipient recipient, String name, String value) {
        if (value == null || value.isBlank()) {
            String pointer = recipient.pointer() + "/" + name;
            add(RefusalReason.INVALID_PAYLOAD, pointer, "required", "This property is required.");
        }
    }

    private Optional<KnownContact> contact(TriggerRecipient recipient) {
        String email =
                recipient.channelData().address(ChannelId.EMAIL).orElseGet(() -> idIn(ChannelId.EMAIL, recipient));
        if (recipient.userId() != null && !"email".equalsIgnoreCase(recipient.namespace())) {
            Optional<KnownContact> byId =
                    recipient.external() ? Optional.empty() : contacts.byExternalId(recipient.userId());
            if (byId.isPresent() || !recipient.external()) {
                return byId;
            }
        }
        return email == null
                ? Optional.ofNullable(given(recipient)).flatMap(typed -> known(channel, typed))
                : known(ChannelId.EMAIL, email);
    }

    private Optional<KnownContact> known(ChannelId on, String typed) {
        return ChannelAddress.tryParse(on, typed).flatMap(address -> contacts.byAddress(on, address));
    }

    /** Null when the call has no address of the channel. */
    private String given(TriggerRecipient recipient) {
        return recipient.channelData().address(channel).orElseGet(() -> idIn(channel, recipient));
    }

    /** A user id in the namespace Email is an address. */
    private static String idIn(ChannelId channel, TriggerRecipient recipient) {
        return ChannelData.isNamespaceOf(channel, recipient.namespace()) ? recipient.userId() : null;
    }

    /** A contact is reached in each of its browsers. */
    private List<String> addresses(TriggerRecipient recipient, Optional<KnownContact> contact) {
        return channel == ChannelId.WEBPUSH
                ? contact.map(known -> contacts.browsers(known.id())).orElse(List.of())
                : Stream.ofNullable(address(recipient, contact)).toList();
    }

    private String address(TriggerRecipient recipient, Optional<KnownContact> contact) {
        return recipient
                .channelData()
                .address(channel)
                .or(() -> contact.flatMap(known -> known.address(channel)))
                .orElseGet(() -> idIn(channel, recipient));
    }

    private String pointerToAddress(TriggerRecipient recipient) {
        return recipient.pointer() + "/channelData/" + recipient.channelData().property(channel);
    }

    private Optional<ChannelAddress> parsed(String typed, TriggerRecipient recipient) {
        try {
            return Optional.of(ChannelAddress.parse(channel, typed));
        } catch (DomainException invalid) {
            add(RefusalReason.INVALID_PAYLOAD, pointerToAddress(recipient), invalid.code(), invalid.getMessage());
            return Optional.empty();
        }
    }

    private void accept(TriggerRecipient recipient, ChannelAddress address, Optional<KnownContact> contact) {
        if (!keys.add(address.key())) {
            String message = "This recipient is in the call twice.";
            add(RefusalReason.DUPLICATE_RECIPIENT, recipient.pointer(), "duplicate-recipient", message);
        }
        JsonObject profile = contextOnly
                ? JsonValue.EMPTY_JSON_OBJECT
                : JsonMaps.merge(
                        contact.map(KnownContact::profile).orElse(JsonValue.EMPTY_JSON_OBJECT), recipient.profile());
        if (recipient.context().containsKey(CallVariables.SYSTEM)) {
            String pointer = recipient.pointer() + "/context/" + CallVariables.SYSTEM;
            String message = "This name is ours to fill in: choose another.";
            add(RefusalReason.INVALID_PAYLOAD, pointer, "reserved-name", message);
        }
        JsonObject context = recipient.context();
        fillIn(recipient, JsonMaps.of(profile), JsonMaps.of(context));
        String variables = Json.createObjectBuilder()
                .add("profile", profile)
                .add("context", context)
                .build()
                .toString();
        if (variables.length() > LONGEST_VARIABLES) {
            add(RefusalReason.PAYLOAD_TOO_LARGE, recipient.pointer(), "variables-too-large", "Too many values.");
        }
        accepted.add(new NewRecipient(
                address.key(), address.address(), contact.map(KnownContact::id).orElse(null), variables));
    }

    /** Every variable that has no value, and a subject that would not stay one line. */
    private void fillIn(TriggerRecipient recipient, Map<String, Object> profile, Map<String, Object> context) {
        for (String name : template.variables().missing(profile, context)) {
            String pointer = recipient.pointer() + "/" + name.replace('.', '/');
            add(RefusalReason.MISSING_VARIABLE, pointer, "missing-variable", "{{" + name + "}} has no value.");
        }
        try {
            template.compiled().renderSubject(profile, context);
        } catch (DomainException invalid) {
            add(RefusalReason.INVALID_PAYLOAD, recipient.pointer(), invalid.code(), invalid.getMessage());
        }
    }

    private void add(RefusalReason reason, String pointer, String code, String message) {
        problems.add(new RecipientProblem(reason, pointer, code, message));
    }
}

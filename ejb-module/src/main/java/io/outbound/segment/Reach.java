package io.outbound.segment;

import io.outbound.address.PhoneNumber;
import io.outbound.kernel.ChannelId;
import io.outbound.store.Dialect;
import io.outbound.store.Fragment;

/**
 * Who of {@code contact c} can be reached on a channel, and where: the same keys as {@link
 * io.outbound.address.ChannelAddress}, computed by the database for whole audiences.
 *
 * @param from {@code contact c}, and where its addresses are; a contact comes as often as it has some
 * @param key canonical address
 * @param address as it was given
 * @param condition true for those who have one and did not say no to the channel
 */
public record Reach(String from, Fragment key, Fragment address, Fragment condition) {

    private static final String CONTACTS = "contact c";

    public static Reach on(ChannelId channel, Dialect dialect) {
        Reach all =
                switch (channel) {
                    case EMAIL -> column("c.address_key", "c.email");
                    case SMS -> phone(dialect);
                    case VIBER -> viber(dialect);
                    case TELEGRAM -> column("c.telegram_chat_id", "c.telegram_chat_id");
                    case WEBPUSH -> browsers();
                };
        return new Reach(all.from, all.key, all.address, all.condition.plus(willing(channel)));
    }

    private static Fragment willing(ChannelId channel) {
        return Fragment.of(
                " and not exists (select 1 from contact_consent k where k.contact_id = c.id and k.channel = ? and not k.granted)",
                channel.name());
    }

    private static Reach column(String key, String address) {
        return new Reach(
                CONTACTS, Fragment.of(key), Fragment.of(address), Fragment.of("(" + address + " is not null)"));
    }

    private static Reach phone(Dialect dialect) {
        Fragment key = Fragment.of("regexp_replace(regexp_replace(c.phone, '" + PhoneNumber.DECORATION
                + "', '', 'g'), '" + PhoneNumber.PREFIX + "', '')");
        Fragment dialable = AttributeSql.of(dialect).matches(key, PhoneNumber.DIGITS);
        return new Reach(
                CONTACTS,
                key,
                Fragment.of("c.phone"),
                Fragment.of("coalesce(").plus(dialable).plus(", false)"));
    }

    /** By its own id where that is known, else by phone number. */
    private static Reach viber(Dialect dialect) {
        Reach phone = phone(dialect);
        return new Reach(
                CONTACTS,
                Fragment.of("coalesce(c.viber_id, ").plus(phone.key).plus(")"),
                Fragment.of("coalesce(c.viber_id, c.phone)"),
                Fragment.of("(c.viber_id is not null or ").plus(phone.condition).plus(")"));
    }

    /** Each browser by itself (ADR 0030). */
    private static Reach browsers() {
        Fragment address = Fragment.of("p.endpoint_hash");
        return new Reach(
                CONTACTS + " join push_subscription p on p.contact_id = c.id",
                address,
                address,
                Fragment.of("(1 = 1)"));
    }
}

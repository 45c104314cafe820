package io.outbound.console.campaign;

import io.outbound.campaign.CampaignFilter;
import io.outbound.campaign.CampaignOrder;
import io.outbound.campaign.CampaignPlace;
import io.outbound.campaign.CampaignStatus;
import io.outbound.console.Query;
import io.outbound.kernel.ChannelId;
import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The state of the list as its address carries it; what cannot be read is as if it were not there. */
record ListAddress(
        Set<ChannelId> channels, Set<CampaignStatus> statuses, String search, CampaignOrder order, CampaignPlace after)
        implements Serializable {

    static ListAddress read(String channel, String status, String search, String sort, String after) {
        CampaignOrder order = order(sort);
        return new ListAddress(
                set(ChannelId.class, channel),
                set(CampaignStatus.class, status),
                search == null ? "" : search.strip(),
                order,
                after == null ? null : CampaignPlace.read(after, order).orElse(null));
    }

    CampaignFilter filter() {
        return new CampaignFilter(channels, statuses, search);
    }

    boolean isFiltered() {
        return !channels.isEmpty() || !statuses.isEmpty() || !search.isEmpty();
    }

    ListAddress toggled(ChannelId channel) {
        return new ListAddress(toggle(ChannelId.class, channels, Set.of(channel)), statuses, search, order, null);
    }

    /** All of them on, or off when they were on already. */
    ListAddress toggled(Set<CampaignStatus> some) {
        return new ListAddress(channels, toggle(CampaignStatus.class, statuses, some), search, order, null);
    }

    ListAddress everything() {
        return new ListAddress(Set.of(), Set.of(), "", order, null);
    }

    ListAddress anyStatus() {
        return new ListAddress(channels, Set.of(), search, order, null);
    }

    /** Sorted by that: the other direction when it was already. */
    ListAddress sorted(CampaignOrder.By by) {
        boolean descending = order.by() == by ? !order.descending() : by == CampaignOrder.By.CREATED;
        return new ListAddress(channels, statuses, search, new CampaignOrder(by, descending), null);
    }

    /** @param place null for the first page */
    ListAddress from(CampaignPlace place) {
        return new ListAddress(channels, statuses, search, order, place);
    }

    /** @param cursor of the page that this address shows */
    ListAddress next(String cursor) {
        return from(CampaignPlace.read(cursor, order).orElseThrow());
    }

    String query() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("channel", names(channels));
        values.put("status", names(statuses));
        values.put("q", search);
        values.put("sort", order.equals(CampaignOrder.NEWEST_FIRST) ? "" : sort());
        values.put("after", after == null ? "" : after.toString());
        String query = Query.of(values);
        return query.isEmpty() ? "?" : query;
    }

    String sort() {
        return (order.descending() ? "-" : "") + order.by().name().toLowerCase(Locale.ROOT);
    }

    private static CampaignOrder order(String text) {
        if (text == null || text.isBlank()) {
            return CampaignOrder.NEWEST_FIRST;
        }
        boolean descending = text.startsWith("-");
        Set<CampaignOrder.By> by = set(CampaignOrder.By.class, descending ? text.substring(1) : text);
        return by.isEmpty()
                ? CampaignOrder.NEWEST_FIRST
                : new CampaignOrder(by.iterator().next(), descending);
    }

    private static <E extends Enum<E>> Set<E> set(Class<E> type, String text) {
        Set<String> wanted = text == null
                ? Set.of()
                : Set.of(text.toUpperCase(Locale.ROOT).split(",", 30)).stream()
                        .map(String::strip)
                        .collect(Collectors.toSet());
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> wanted.contains(each.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
    }

    private static <E extends Enum<E>> Set<E> toggle(Class<E> type, Set<E> now, Set<E> some) {
        Set<E> result = EnumSet.noneOf(type);
        result.addAll(now);
        if (now.containsAll(some)) {
            result.removeAll(some);
        } else {
            result.addAll(some);
        }
        return result;
    }

    private static String names(Set<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).collect(Collectors.joining(","));
    }
}

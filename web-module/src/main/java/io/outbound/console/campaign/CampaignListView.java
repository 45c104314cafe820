package io.outbound.console.campaign;

import io.outbound.campaign.CampaignCatalog;
import io.outbound.campaign.CampaignLine;
import io.outbound.campaign.CampaignOrder;
import io.outbound.campaign.CampaignStatus;
import io.outbound.campaign.CampaignTally;
import io.outbound.delivery.DeliveryProgress;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.Page;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Outbound › Campaigns. Its whole state is in the address; it is read once for each view. */
@Named
@ViewScoped
public class CampaignListView implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int ROWS = 25;

    private CampaignCatalog catalog;
    private CampaignVerbs verbs;

    private String channel;
    private String status;
    private String search;
    private String sort;
    private String after;

    private ListAddress address;
    private List<CampaignRow> rows = List.of();
    private List<Chip> statusChips = List.of();
    private List<Chip> channelChips = List.of();
    private long matching;
    private long all;
    private String next;

    protected CampaignListView() {}

    @Inject
    public CampaignListView(CampaignCatalog catalog, CampaignVerbs verbs) {
        this.catalog = catalog;
        this.verbs = verbs;
    }

    public void load() {
        address = ListAddress.read(channel, status, search, sort, after);
        Page<CampaignLine> page = catalog.page(address.filter(), address.order(), address.after(), ROWS);
        rows = rows(page.items());
        next = page.nextCursor().map(cursor -> address.next(cursor).query()).orElse(null);
        count(catalog.tally(address.filter()));
    }

    /** The same rows as they are by now. */
    public void refresh() {
        List<UUID> ids = rows.stream().map(row -> row.line().id()).toList();
        rows = rows(catalog.lines(ids));
    }

    private List<CampaignRow> rows(List<CampaignLine> lines) {
        Map<UUID, DeliveryProgress> progress =
                catalog.progress(lines.stream().filter(CampaignRow::isOnItsWay).toList());
        return lines.stream()
                .map(line -> CampaignRow.of(line, progress.get(line.id())))
                .toList();
    }

    private void count(CampaignTally tally) {
        matching = tally.matching();
        all = tally.all();
        List<Chip> statuses = new ArrayList<>();
        long everyStatus =
                tally.byStatus().values().stream().mapToLong(Long::longValue).sum();
        statuses.add(new Chip(
                "chip.all",
                "",
                everyStatus,
                address.statuses().isEmpty(),
                address.anyStatus().query()));
        statuses.add(chip("chip.active", "", tally, CampaignStatus.active()));
        for (CampaignStatus each : CampaignStatus.values()) {
            String icon = "status-" + each.name().toLowerCase(Locale.ROOT);
            statuses.add(chip("status." + each, icon, tally, Set.of(each)));
        }
        statusChips = statuses;
        channelChips = tally.byChannel().keySet().stream()
                .sorted()
                .map(each -> chip(each, tally))
                .toList();
    }

    private Chip chip(String key, String icon, CampaignTally tally, Set<CampaignStatus> some) {
        long count = some.stream().mapToLong(each -> tally.byStatus().get(each)).sum();
        return new Chip(
                key,
                icon,
                count,
                address.statuses().containsAll(some),
                address.toggled(some).query());
    }

    private Chip chip(ChannelId each, CampaignTally tally) {
        return new Chip(
                "channel." + each,
                "channel-" + each.name().toLowerCase(Locale.ROOT),
                tally.byChannel().get(each),
                address.channels().contains(each),
                address.toggled(each).query());
    }

    public String launch(UUID id) {
        return verbs.launch(id);
    }

    public String duplicate(UUID id) {
        return verbs.duplicate(id);
    }

    public String delete(UUID id) {
        return verbs.delete(id, null);
    }

    public boolean isMoving() {
        return rows.stream().anyMatch(row -> row.progress() != null);
    }

    public boolean isFiltered() {
        return address.isFiltered();
    }

    public long getHidden() {
        return all - matching;
    }

    public String sortHref(String by) {
        return address.sorted(CampaignOrder.By.valueOf(by)).query();
    }

    /** For aria-sort: "ascending", "descending" or "none". */
    public String sorting(String by) {
        if (!address.order().by().name().equals(by)) {
            return "none";
        }
        return address.order().descending() ? "descending" : "ascending";
    }

    public String getEverything() {
        return address.everything().query();
    }

    /** Null on the first page. */
    public String getFirst() {
        return address.after() == null ? null : address.from(null).query();
    }

    public String getNext() {
        return next;
    }

    public List<CampaignRow> getRows() {
        return rows;
    }

    public List<Chip> getStatusChips() {
        return statusChips;
    }

    public List<Chip> getChannelChips() {
        return channelChips;
    }

    public long getMatching() {
        return matching;
    }

    public long getAll() {
        return all;
    }

    public String getChannel() {
        return channel;
    }

    public void setChannel(String channel) {
        this.channel = channel;
    }

    public String getStatus() {
        return status;
    }

    public void setStatus(String status) {
        this.status = status;
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = search;
    }

    public String getSort() {
        return sort;
    }

    public void setSort(String sort) {
        this.sort = sort;
    }

    public String getAfter() {
        return after;
    }

    public void setAfter(String after) {
        this.after = after;
    }
}

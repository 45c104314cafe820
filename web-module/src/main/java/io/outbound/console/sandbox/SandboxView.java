package io.outbound.console.sandbox;

import io.outbound.channel.sandbox.SandboxMessage;
import io.outbound.channel.sandbox.SandboxMessages;
import io.outbound.console.Attempt;
import io.outbound.console.Query;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sandbox inbox: newest first, one message open. */
@Named
@ViewScoped
public class SandboxView implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int ROWS = 25;

    private transient SandboxMessage open;
    private transient List<SandboxMessage> messages = List.of();

    private SandboxMessages inbox;
    private String id;
    private String before;
    private String search;
    private boolean more;

    protected SandboxView() {}

    @Inject
    public SandboxView(SandboxMessages inbox) {
        this.inbox = inbox;
    }

    public void load() {
        List<SandboxMessage> found = inbox.list(number(before, Long.MAX_VALUE), search == null ? "" : search, ROWS + 1);
        more = found.size() > ROWS;
        messages = more ? found.subList(0, ROWS) : found;
        if (id != null) {
            open(number(id, 0));
        } else if (!messages.isEmpty()) {
            open(messages.get(0).id());
        }
    }

    private void open(long message) {
        Attempt.of(() -> open = inbox.byId(message));
    }

    private static long number(String text, long otherwise) {
        return text == null || !text.matches("\\d{1,18}") ? otherwise : Long.parseLong(text);
    }

    public String href(long message) {
        return query(String.valueOf(message), before);
    }

    public String getNext() {
        return more
                ? query(null, String.valueOf(messages.get(messages.size() - 1).id()))
                : null;
    }

    public String getFirst() {
        return before == null ? null : query(null, null);
    }

    private String query(String openId, String from) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("q", search);
        values.put("before", from);
        values.put("id", openId);
        String query = Query.of(values);
        return query.isEmpty() ? "?" : query;
    }

    public List<SandboxMessage> getMessages() {
        return messages;
    }

    public SandboxMessage getOpen() {
        return open;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getBefore() {
        return before;
    }

    public void setBefore(String before) {
        this.before = before;
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = search;
    }
}

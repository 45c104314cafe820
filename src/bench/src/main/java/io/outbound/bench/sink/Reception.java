package io.outbound.bench.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What the sink took: counters, unique ids, first and last time, the journal, and whole messages when they are kept. */
final class Reception implements AutoCloseable {

    private final LongAdder messages = new LongAdder();
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final AtomicLong first = new AtomicLong();
    private final AtomicLong last = new AtomicLong();
    private final Queue<Mail> mails = new ConcurrentLinkedQueue<>();
    private final Journal journal;
    private final boolean keep;

    Reception(Path journal, boolean keep) throws IOException {
        this.journal = journal == null ? null : new Journal(journal);
        this.keep = keep;
    }

    boolean keeps() {
        return keep;
    }

    /** Written down before the caller may answer 250. */
    void accept(String from, List<String> recipients, byte[] raw, boolean encrypted) {
        Instant now = Instant.now();
        String id = Header.messageId(raw);
        if (journal != null) {
            try {
                journal.append(now, id, recipients);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (keep) {
            mails.add(new Mail(id, from, recipients, Header.unstuffed(raw), encrypted, now));
        }
        ids.add(id);
        long nanos = System.nanoTime();
        first.compareAndSet(0, nanos);
        last.set(nanos);
        messages.increment();
    }

    long messages() {
        return messages.sum();
    }

    int uniqueIds() {
        return ids.size();
    }

    double seconds() {
        return (last.get() - first.get()) / 1e9;
    }

    List<Mail> mails() {
        return List.copyOf(mails);
    }

    void reset() {
        messages.reset();
        ids.clear();
        mails.clear();
        first.set(0);
        last.set(0);
    }

    @Override
    public void close() throws IOException {
        if (journal != null) {
            journal.close();
        }
    }
}

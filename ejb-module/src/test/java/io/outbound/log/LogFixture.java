package io.outbound.log;

import io.outbound.lead.LeadsRejected;
import io.outbound.settings.Settings;
import io.outbound.store.IdSource;
import io.outbound.store.TestDatabase;
import io.outbound.trigger.TriggerRefused;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The log as the observer of events, without a container. */
public final class LogFixture {

    private LogFixture() {}

    public static Event<LeadsRejected> leadEvents(TestDatabase database, Settings settings) {
        return observedBy(new FailedLeadRecorder(new RefusalBook(database, settings), new IdSource())::record);
    }

    public static Event<TriggerRefused> callEvents(TestDatabase database, Settings settings) {
        return observedBy(new FailedCallRecorder(new RefusalBook(database, settings), new IdSource())::record);
    }

    public static <T> Event<T> observedBy(Consumer<T> observer) {
        return new Event<>() {
            @Override
            public void fire(T event) {
                observer.accept(event);
            }

            @Override
            public <U extends T> CompletionStage<U> fireAsync(U event) {
                throw new UnsupportedOperationException();
            }

            @Override
            public <U extends T> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Event<T> select(Annotation... qualifiers) {
                throw new UnsupportedOperationException();
            }

            @Override
            public <U extends T> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
                throw new UnsupportedOperationException();
            }

            @Override
            public <U extends T> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
                throw new UnsupportedOperationException();
            }
        };
    }
}

package io.outbound.security;

import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** Events as a test sees them: kept in the order in which they were fired. */
public record Fired<T>(List<T> events) {

    public Fired() {
        this(new ArrayList<>());
    }

    @SuppressWarnings("unchecked") // the proxy is only ever asked to fire
    public Event<T> event() {
        return (Event<T>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> {
                    events.add((T) arguments[0]);
                    return null;
                });
    }
}

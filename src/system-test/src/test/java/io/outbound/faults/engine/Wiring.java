package io.outbound.faults.engine;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.annotation.Annotation;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * As much of a container as the engine needs: one bean of each class, made by its {@code @Inject} constructor. What a
 * constructor asks for is read from it, so the engine may change without this knowing. Transactions are not its business.
 */
final class Wiring implements AutoCloseable {

    private final Map<Class<?>, Object> beans = new HashMap<>();
    private final Map<Class<?>, List<Class<?>>> choices = new HashMap<>();
    private final Deque<Object> started = new ArrayDeque<>();
    private List<Class<?>> listeners = List.of();

    /** This one instead of making one. */
    <T> Wiring give(Class<T> type, T bean) {
        beans.put(type, bean);
        return this;
    }

    /** Who implements a port. */
    Wiring choose(Class<?> port, Class<?>... implementations) {
        choices.put(port, List.of(implementations));
        return this;
    }

    /** Whose observers hear events. */
    Wiring listen(Class<?>... observers) {
        listeners = List.of(observers);
        return this;
    }

    synchronized <T> T get(Class<T> type) {
        Object bean = beans.get(type);
        if (bean == null) {
            bean = make(choices.getOrDefault(type, List.of(type)).get(0));
            beans.put(type, bean);
        }
        return type.cast(bean);
    }

    /** A new one, as of dependent scope; {@code own} come before what everybody gets. */
    synchronized <T> T fresh(Class<T> type, Map<Class<?>, Object> own) {
        Map<Class<?>, Object> shared = new HashMap<>(beans);
        beans.putAll(own);
        try {
            return type.cast(make(type));
        } finally {
            own.keySet().forEach(beans::remove);
            own.keySet().stream().filter(shared::containsKey).forEach(key -> beans.put(key, shared.get(key)));
        }
    }

    private Object make(Class<?> type) {
        try {
            Constructor<?> constructor = constructor(type);
            Object[] arguments = Arrays.stream(constructor.getGenericParameterTypes())
                    .map(this::argument)
                    .toArray();
            Object bean = constructor.newInstance(arguments);
            fill(bean, type);
            for (Method method : annotated(type, PostConstruct.class)) {
                method.invoke(bean);
            }
            started.push(bean);
            return bean;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }

    private static Constructor<?> constructor(Class<?> type) throws NoSuchMethodException {
        Constructor<?> found = Stream.of(type.getDeclaredConstructors())
                .filter(one -> one.isAnnotationPresent(Inject.class))
                .findFirst()
                .orElse(null);
        Constructor<?> used = found != null ? found : type.getDeclaredConstructor();
        used.setAccessible(true);
        return used;
    }

    private void fill(Object bean, Class<?> type) throws IllegalAccessException {
        for (Field field : type.getDeclaredFields()) {
            boolean resource = field.isAnnotationPresent(Resource.class);
            if (resource || field.isAnnotationPresent(Inject.class) && field.getType() != String.class) {
                field.setAccessible(true);
                field.set(bean, resource ? beans.get(field.getType()) : argument(field.getGenericType()));
            }
        }
    }

    private Object argument(Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> of = (Class<?>) generic.getActualTypeArguments()[0];
            return generic.getRawType() == Event.class ? proxy(Event.class, this::fire) : instances(of);
        }
        return get((Class<?>) type);
    }

    private Object instances(Class<?> port) {
        List<Object> all = choices.getOrDefault(port, List.of()).stream()
                .map(one -> (Object) get(one))
                .toList();
        return proxy(Instance.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "iterator" -> all.iterator();
            case "stream" -> all.stream();
            case "get" -> all.get(0);
            case "isUnsatisfied" -> all.isEmpty();
            case "isResolvable" -> all.size() == 1;
            case "select" -> proxy;
            default -> InvocationHandler.invokeDefault(proxy, method, arguments);
        });
    }

    private Object fire(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("select")) {
            return proxy;
        }
        for (Class<?> listener : listeners) {
            for (Method one : listener.getDeclaredMethods()) {
                if (hears(one, arguments[0])) {
                    one.setAccessible(true);
                    tell(one, get(listener), arguments[0]);
                }
            }
        }
        return null;
    }

    private static void tell(Method observer, Object bean, Object event) throws Throwable {
        try {
            observer.invoke(bean, event);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static boolean hears(Method method, Object event) {
        return method.getParameterCount() == 1
                && method.getParameters()[0].isAnnotationPresent(Observes.class)
                && method.getParameterTypes()[0].isInstance(event);
    }

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(Wiring.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private static List<Method> annotated(Class<?> type, Class<? extends Annotation> annotation) {
        List<Method> found = Stream.of(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(annotation))
                .toList();
        found.forEach((AccessibleObject method) -> method.setAccessible(true));
        return found;
    }

    /** As a container that is stopped: the last made goes first. */
    @Override
    public void close() {
        while (!started.isEmpty()) {
            Object bean = started.pop();
            for (Method method : annotated(bean.getClass(), PreDestroy.class)) {
                try {
                    method.invoke(bean);
                } catch (ReflectiveOperationException e) {
                    System.getLogger(Wiring.class.getName())
                            .log(System.Logger.Level.WARNING, "stopping " + bean.getClass(), e);
                }
            }
        }
    }
}

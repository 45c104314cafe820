package io.outbound.rest.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a resource method that returns a {@code Response}: what is in it when all goes well. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Answers {

    /** The type of the body; {@code Void.class} for none. */
    Class<?> value();

    int status() default 200;
}

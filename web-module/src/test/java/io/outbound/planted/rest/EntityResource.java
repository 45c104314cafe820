package io.outbound.planted.rest;

import io.outbound.planted.execution.EntityWithSetter;
import java.util.List;

public class EntityResource {

    public List<EntityWithSetter> all() {
        return List.of();
    }
}

package io.outbound.planted.execution;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class EntityWithSetter {

    @Id
    private long id;

    public void setId(long id) {
        this.id = id;
    }

    public long id() {
        return id;
    }
}

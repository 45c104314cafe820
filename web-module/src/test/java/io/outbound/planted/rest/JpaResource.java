package io.outbound.planted.rest;

import jakarta.persistence.EntityManager;

class JpaResource {
    EntityManager store;
}

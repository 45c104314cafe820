package io.outbound.planted.execution;

import jakarta.json.Json;

class JsonLookUp {
    Object made() {
        return Json.createObjectBuilder();
    }
}

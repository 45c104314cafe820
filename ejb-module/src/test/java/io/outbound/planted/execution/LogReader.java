package io.outbound.planted.execution;

import io.outbound.planted.log.Row;

class LogReader {
    Row row;
}

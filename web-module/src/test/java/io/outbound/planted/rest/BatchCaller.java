package io.outbound.planted.rest;

import io.outbound.planted.batch.Job;

class BatchCaller {
    Job job;
}

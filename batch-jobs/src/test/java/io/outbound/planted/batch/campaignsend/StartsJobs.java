package io.outbound.planted.batch.campaignsend;

import jakarta.batch.operations.JobOperator;

class StartsJobs {
    JobOperator jobs;
}

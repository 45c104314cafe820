package io.outbound.planted.batch.campaignsend;

import javax.sql.DataSource;

class SqlInAJob {
    DataSource store;
}

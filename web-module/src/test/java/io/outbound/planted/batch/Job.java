package io.outbound.planted.batch;

public class Job {}

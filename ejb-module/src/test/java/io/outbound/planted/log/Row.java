package io.outbound.planted.log;

public class Row {}

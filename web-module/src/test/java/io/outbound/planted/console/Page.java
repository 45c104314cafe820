package io.outbound.planted.console;

public class Page {}

package io.outbound.planted.rest;

public class Answer {}

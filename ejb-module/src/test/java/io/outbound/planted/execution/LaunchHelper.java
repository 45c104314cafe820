package io.outbound.planted.execution;

class LaunchHelper {}

package io.outbound.planted.rest;

import io.outbound.planted.console.Page;

class ConsoleCaller {
    Page page;
}

package io.outbound.planted.console;

import io.outbound.planted.rest.Answer;

class RestCaller {
    Answer answer;
}

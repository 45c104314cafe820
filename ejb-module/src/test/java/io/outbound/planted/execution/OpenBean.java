package io.outbound.planted.execution;

import jakarta.ejb.Stateless;

@Stateless
public class OpenBean {

    public void callMe() {}
}

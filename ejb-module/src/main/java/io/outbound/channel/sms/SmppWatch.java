package io.outbound.channel.sms;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Keeps this node bound to the message centre, which tells what became of messages only to who is. */
@Singleton
@PermitAll
public class SmppWatch {

    private SmsSender sender;

    protected SmppWatch() {}

    @Inject
    public SmppWatch(SmsSender sender) {
        this.sender = sender;
    }

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void look() {
        sender.staysBound();
    }
}

package io.outbound.delivery;

import io.outbound.channel.spi.ChannelSender;
import io.outbound.channel.spi.Message;
import io.outbound.channel.spi.SendResult;
import io.outbound.kernel.ChannelId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** A channel that answers as a test says and remembers what it was given. */
final class Post implements ChannelSender {

    final List<Message> taken = Collections.synchronizedList(new ArrayList<>());
    volatile Function<Message, SendResult> answer = message -> new SendResult.Accepted("250 ok");

    @Override
    public ChannelId channel() {
        return ChannelId.EMAIL;
    }

    @Override
    public SendResult send(Message message) {
        taken.add(message);
        return answer.apply(message);
    }

    List<String> recipients() {
        return taken.stream().map(Message::recipient).sorted().toList();
    }
}

package io.outbound.channel.smtp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message as it is written: bytes of its own, and between their lines files that other messages have too. Those are
 * referred to, never copied: a message holds little, however large its files are.
 */
final class Written {

    private final Bytes own;
    private final List<Shared> files;

    /**
     * A file in its place.
     *
     * @param at before which of the message's own bytes; at the start of a line
     * @param lines whole ones, in base64; not to be changed
     */
    record Shared(int at, byte[] lines) {}

    Written(Bytes own) {
        this(own, new ArrayList<>());
    }

    private Written(Bytes own, List<Shared> files) {
        this.own = own;
        this.files = files;
    }

    Bytes own() {
        return own;
    }

    List<Shared> files() {
        return files;
    }

    /** Goes on with a file. */
    void share(byte[] lines) {
        files.add(new Shared(own.length(), lines));
    }

    /** The same with more lines above. */
    Written below(Bytes above) {
        int shift = above.length();
        return new Written(
                above.add(own.array(), 0, own.length()),
                files.stream()
                        .map(file -> new Shared(file.at() + shift, file.lines()))
                        .toList());
    }

    /** In bytes, with the files. */
    int length() {
        return own.length()
                + files.stream().mapToInt(file -> file.lines().length).sum();
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (Shared file : files) {
            out.append(own.text(at, file.at())).append(new String(file.lines(), StandardCharsets.US_ASCII));
            at = file.at();
        }
        return out.append(own.text(at, own.length())).toString();
    }
}

package io.outbound.template;

import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What may go with an email. */
final class AttachmentRules {

    /** Of one file, and of all that go with one message: 7 MB as base64, while many servers take 10 MB. */
    static final int MOST_BYTES = 5 << 20;

    static final int MOST_FILES = 10;
    private static final int MAX_NAME = 200;
    /** RFC 6838 §4.2; what has parts of its own is no file. */
    private static final Pattern TYPE =
            Pattern.compile("(?!multipart/|message/)[a-z0-9][a-z0-9!#$&^_.+-]{0,62}/[a-z0-9][a-z0-9!#$&^_.+-]{0,62}");

    private static final Set<Integer> UNSEEN =
            Set.of((int) Character.FORMAT, (int) Character.LINE_SEPARATOR, (int) Character.PARAGRAPH_SEPARATOR, (int)
                    Character.SURROGATE);
    /** Mailbox providers refuse whole messages for one of these. */
    private static final Set<String> PROGRAMS = Set.of(
            "ade adp apk app appx bat cab chm cmd com cpl dll dmg exe hta ins iso isp jar js jse lib lnk mde msc msi msix msp mst nsh pif ps1 scr sct shb sys vb vbe vbs vhd vxd wsc wsf wsh xll"
                    .split(" "));

    private AttachmentRules() {}

    static GivenFile checked(String name, String contentType, byte[] content) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!TYPE.matcher(type).matches()) {
            throw DomainException.invalid(
                    "attachment-type-invalid", "/contentType", "Say what it is, such as application/pdf.");
        }
        if (content.length == 0) {
            throw DomainException.invalid("attachment-empty", "", "There is nothing in it.");
        }
        if (content.length > MOST_BYTES) {
            throw new DomainException(
                    DomainException.Kind.TOO_LARGE, "payload-too-large", "At most " + MOST_BYTES + " bytes.");
        }
        return new GivenFile(checkedName(name), type, content);
    }

    /** It becomes part of a header, and of a path where somebody saves it. */
    private static String checkedName(String name) {
        String stripped = name == null ? "" : name.strip();
        boolean odd = stripped.codePoints()
                .anyMatch(c -> Character.isISOControl(c)
                        || "/\\:*?\"<>|".indexOf(c) >= 0
                        || UNSEEN.contains(Character.getType(c)));
        boolean dot = stripped.startsWith(".") || stripped.endsWith(".");
        if (stripped.isEmpty() || stripped.length() > MAX_NAME || dot || odd) {
            throw DomainException.invalid(
                    "attachment-name-invalid",
                    "/name",
                    "A file name of 1 to " + MAX_NAME + " characters, without a path.");
        }
        String ending = stripped.substring(stripped.lastIndexOf('.') + 1);
        if (PROGRAMS.contains(ending.toLowerCase(Locale.ROOT))) {
            throw DomainException.invalid(
                    "attachment-type-invalid", "/name", "Mailbox providers refuse messages with programs.");
        }
        return stripped;
    }

    /**
     * Those of a template.
     *
     * @param among those that there are, asked only about as many as may be
     * @throws DomainException {@code template-invalid}
     */
    static void check(ChannelId channel, List<UUID> wanted, Function<List<UUID>, Map<UUID, AttachmentEntry>> among) {
        if (!wanted.isEmpty()) {
            TemplateRules.refuse(errors(channel, wanted, among));
        }
    }

    private static List<FieldError> errors(
            ChannelId channel, List<UUID> wanted, Function<List<UUID>, Map<UUID, AttachmentEntry>> among) {
        if (channel != ChannelId.EMAIL) {
            return List.of(error("", "part-not-allowed", "Only emails have attachments."));
        }
        String most = "At most " + MOST_FILES + " files of " + MOST_BYTES + " bytes together.";
        if (wanted.size() > MOST_FILES) {
            return List.of(error("", "too-long", most));
        }
        List<FieldError> errors = new ArrayList<>();
        Map<UUID, AttachmentEntry> known = among.apply(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            if (!known.containsKey(wanted.get(i))) {
                errors.add(error("/" + i, "reference-unknown", "There is no attachment " + wanted.get(i) + "."));
            }
        }
        if (known.values().stream().mapToLong(AttachmentEntry::size).sum() > MOST_BYTES) {
            errors.add(error("", "too-long", most));
        }
        if (new HashSet<>(wanted).size() < wanted.size()) {
            errors.add(error("", "invalid-value", "The same file is named twice."));
        }
        return errors;
    }

    private static FieldError error(String pointer, String code, String message) {
        return new FieldError("/attachments" + pointer, code, message);
    }
}

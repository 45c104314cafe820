package io.outbound.lead;

import io.outbound.address.EmailAddress;
import io.outbound.kernel.DomainException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What is wrong with a lead on its own, whatever else exists; and which valid addresses it has. */
final class LeadCheck {

    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_EMAIL = 320;
    private static final int LONGEST_PHONE = 60;
    private static final int LONGEST_TAGS = 2_000;
    private static final int LONGEST_CUSTOM = 50_000;

    /** Without unpaired surrogates, which no database can store. */
    private static final Pattern UNICODE = Pattern.compile("\\P{Cs}*+", Pattern.DOTALL);

    private final List<LeadProblem> problems = new ArrayList<>();
    private final List<EmailAddress> addresses = new ArrayList<>();

    LeadCheck(LeadFields fields) {
        if (!VisibleText.isIn(fields.contactName())) {
            problems.add(
                    new LeadProblem(LeadReason.MISSING_REQUIRED_FIELD, "/contact_name", "contact_name is required."));
        }
        email("/contact_email1", fields.email1());
        email("/contact_email2", fields.email2());
        text("/contact_name", fields.contactName(), LONGEST_NAME);
        text("/contact_phone1", fields.phone1(), LONGEST_PHONE);
        text("/contact_phone2", fields.phone2(), LONGEST_PHONE);
        text("/company_name", fields.companyName(), LONGEST_NAME);
        text("/source", fields.source(), LONGEST_NAME);
        text("/tags", fields.tags().toString(), LONGEST_TAGS);
        text("/custom", fields.custom().toString(), LONGEST_CUSTOM);
    }

    List<LeadProblem> problems() {
        return problems;
    }

    /** The valid ones. */
    List<EmailAddress> addresses() {
        return addresses;
    }

    private void email(String field, String typed) {
        if (typed == null || typed.isBlank()) {
            return; // an absent address is no address to compare
        }
        try {
            addresses.add(EmailAddress.parse(typed));
            text(field, typed, LONGEST_EMAIL);
        } catch (DomainException invalid) {
            problems.add(new LeadProblem(LeadReason.INVALID_EMAIL, field, invalid.getMessage()));
        }
    }

    private void text(String field, String value, int longest) {
        if (value == null) {
            return;
        }
        if (value.length() > longest) {
            problems.add(new LeadProblem(LeadReason.INVALID_FIELD, field, "Longer than " + longest + " characters."));
        } else if (value.indexOf('\0') >= 0 || value.contains("\\u0000")) {
            problems.add(new LeadProblem(LeadReason.INVALID_FIELD, field, "Contains the character U+0000."));
        } else if (!UNICODE.matcher(value).matches()) {
            problems.add(new LeadProblem(LeadReason.INVALID_FIELD, field, "Contains half of a character."));
        }
    }
}

package io.outbound.security;

import java.util.Set;

/**
 * What a caller may do. An API key carries scopes; a person's role stands for a set of them. Use cases name them in
 * {@code @RolesAllowed}.
 */
public final class Scope {

    public static final String CAMPAIGNS_READ = "campaigns:read";
    public static final String CAMPAIGNS_WRITE = "campaigns:write";
    public static final String CAMPAIGNS_LAUNCH = "campaigns:launch";
    /** Ending a run in the middle. */
    public static final String CAMPAIGNS_HALT = "campaigns:halt";

    public static final String TRIGGER = "trigger";
    /** Contacts, lists, templates, senders. */
    public static final String DATA_WRITE = "data:write";

    public static final String LEADS_WRITE = "leads:write";
    public static final String LEADS_READ = "leads:read";
    public static final String LOGS_READ = "logs:read";
    public static final String LOGS_REPLAY = "logs:replay";
    /** Reports of what became of messages: for mail servers and gateways. */
    public static final String RECEIPTS_WRITE = "receipts:write";
    /** Settings, keys, accounts. */
    public static final String ADMIN = "admin";

    public static final Set<String> ALL = Set.of(
            CAMPAIGNS_READ,
            CAMPAIGNS_WRITE,
            CAMPAIGNS_LAUNCH,
            CAMPAIGNS_HALT,
            TRIGGER,
            DATA_WRITE,
            LEADS_WRITE,
            LEADS_READ,
            LOGS_READ,
            LOGS_REPLAY,
            RECEIPTS_WRITE,
            ADMIN);

    private Scope() {}
}

package io.outbound.schedule;

import com.ibm.icu.util.TimeZone;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Set;

/** Time zones that a plan may have: those of the IANA database, under their current names. */
public final class Zones {

    private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds();

    private Zones() {}

    /** Whether it is a zone by name. An offset ({@code +02:00}, {@code GMT+2}) is none: it knows no summer. */
    public static boolean isIana(ZoneId zone) {
        return KNOWN.contains(zone.getId()) && !zone.getId().startsWith("SystemV/");
    }

    /** {@code Europe/Kiev} becomes {@code Europe/Kyiv}; what has no newer name, or one that Java does not know, stays. */
    public static ZoneId canonical(ZoneId zone) {
        String name = TimeZone.getIanaID(zone.getId());
        if (name == null || name.equals(TimeZone.UNKNOWN_ZONE_ID) || !KNOWN.contains(name)) {
            return zone;
        }
        // Etc/UTC is the database's own name for what everybody, and every other part of Outbound, calls UTC
        return name.equals("Etc/UTC") ? ZoneId.of("UTC") : ZoneId.of(name);
    }

    /** @throws DateTimeException when there is no such zone by name */
    public static ZoneId of(String name) {
        ZoneId zone = ZoneId.of(name);
        if (!isIana(zone)) {
            throw new DateTimeException("not a zone by name: " + name);
        }
        return canonical(zone);
    }
}

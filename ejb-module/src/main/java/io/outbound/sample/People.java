package io.outbound.sample;

import io.outbound.audience.NewContact;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The same three hundred invented people each time, at addresses that belong to nobody (RFC 2606). */
final class People {

    static final int COUNT = 300;

    private static final Land ITALY = new Land(
            "it",
            "Europe/Rome",
            List.of(
                    "Niccolò",
                    "Chiara",
                    "Noè",
                    "Giulia",
                    "Matteo",
                    "Zoè",
                    "Salvatore",
                    "Ilaria",
                    "Mosè",
                    "Beatrice",
                    "Tommaso",
                    "Lucia",
                    "Raffaele"),
            List.of(
                    "Rossi",
                    "Forlì",
                    "D'Angelo",
                    "Colombo",
                    "Nicolò",
                    "De Luca",
                    "Fabbri",
                    "Cantù",
                    "Greco",
                    "Sanfilippo",
                    "Marchetti"),
            List.of("Forlì", "Torino", "Cefalù", "Bologna", "Cantù", "Napoli", "Lecce"));

    private static final Land BRITAIN = new Land(
            "en",
            "Europe/London",
            List.of(
                    "Oliver", "Amelia", "Harry", "Isla", "Zoë", "George", "Chloe", "Callum", "Siân", "Noah", "Freya",
                    "Arthur", "Ruth"),
            List.of(
                    "Smith",
                    "O'Neill",
                    "Patel",
                    "Brontë",
                    "Hughes",
                    "MacLeod",
                    "Walker",
                    "Okafor",
                    "Evans",
                    "Lovelace",
                    "Turing"),
            List.of("Leeds", "Cardiff", "Bristol", "Glasgow", "York", "Belfast", "Brighton"));

    private static final Land GERMANY = new Land(
            "de",
            "Europe/Berlin",
            List.of(
                    "Jürgen",
                    "Anneliese",
                    "Björn",
                    "Käthe",
                    "Lukas",
                    "Mia",
                    "Sören",
                    "Greta",
                    "Emil",
                    "Frieda",
                    "Jörg",
                    "Hannah",
                    "Till"),
            List.of(
                    "Müller",
                    "Schröder",
                    "Weiß",
                    "Bäcker",
                    "Vogel",
                    "Krüger",
                    "Noether",
                    "Lehmann",
                    "Gauß",
                    "Sommer",
                    "Jäger"),
            List.of("Köln", "Leipzig", "Lübeck", "Jena", "Göttingen", "Ulm", "Kiel"));

    private static final List<Land> LANDS = List.of(ITALY, BRITAIN, GERMANY);
    private static final List<String> DOMAINS = List.of("example.com", "example.org", "mail.example.test");

    private People() {}

    static Stream<NewContact> all() {
        return IntStream.range(0, COUNT).mapToObj(People::person);
    }

    private static NewContact person(int number) {
        Land land = LANDS.get(number % LANDS.size());
        String first = pick(land.firstNames(), number / LANDS.size());
        String last = pick(land.lastNames(), number / LANDS.size());
        return new NewContact(
                String.format(Locale.ROOT, "C-%04d", number + 1),
                first + " " + last,
                plain(first) + "." + plain(last) + number + "@" + pick(DOMAINS, number / 7),
                null,
                land.language(),
                land.timeZone(),
                Map.of(
                        "first_name",
                        first,
                        "last_name",
                        last,
                        "city",
                        pick(land.cities(), number / 5),
                        "plan",
                        number % 12 == 0 ? "gold" : "standard",
                        "points",
                        number * 37 % 1000));
    }

    private static String pick(List<String> from, int number) {
        return from.get(number % from.size());
    }

    private static String plain(String name) {
        return Normalizer.normalize(name.toLowerCase(Locale.ROOT).replace("ß", "ss"), Normalizer.Form.NFD)
                .replaceAll("[^a-z]", "");
    }

    private record Land(
            String language, String timeZone, List<String> firstNames, List<String> lastNames, List<String> cities) {}
}

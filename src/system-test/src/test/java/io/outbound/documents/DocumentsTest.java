package io.outbound.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");
    private static final Pattern CODE = Pattern.compile("OUT-\\d{4}");
    /** A key as a literal; {@code outbound.internal} is between the launcher and the server, {@code .invalid} a domain. */
    private static final Pattern KEY = Pattern.compile("\"(outbound\\.(?!internal|invalid)[a-z.-]+[a-z])\"");

    @Test
    void everyLinkLeadsToAFile() {
        List<String> broken = new ArrayList<>();
        for (Path document : Project.documents()) {
            LINK.matcher(Project.text(document))
                    .results()
                    .map(link -> link.group(1))
                    .filter(target -> !target.contains(":"))
                    .filter(target -> !Files.exists(document.resolveSibling(target)))
                    .forEach(target -> broken.add(document.getFileName() + " -> " + target));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyErrorCodeIsExplained() {
        assertThat(inOperations(CODE)).containsExactlyElementsOf(inSources(CODE, 0));
    }

    @Test
    void anErrorCodeMeansOneThing() {
        Map<String, List<Path>> places = new TreeMap<>();
        Project.mainSources().forEach(source -> CODE.matcher(Project.text(source))
                .results()
                .map(MatchResult::group)
                .distinct()
                .forEach(code ->
                        places.computeIfAbsent(code, any -> new ArrayList<>()).add(source.getFileName())));
        assertThat(places)
                .allSatisfy((code, files) -> assertThat(files).as(code).hasSize(1));
    }

    @Test
    void everyConfigurationKeyIsInTheTable() {
        assertThat(Project.text(Project.file("src/site/operations.md")))
                .contains(inSources(KEY, 1).stream().map(key -> "`" + key + "`").toList());
    }

    /** Of features; what is below one is said in its row. */
    @Test
    void everyPackageOfTheCoreIsInTheTable() {
        String map = Project.text(Project.file("src/site/architecture.md"));
        assertThat(packagesOfTheCore()).hasSizeGreaterThan(30).allSatisfy(name -> {
            String[] parts = name.split("\\.");
            assertThat(map.lines().filter(row -> row.startsWith("| `" + parts[0] + "` |")))
                    .as(name)
                    .singleElement()
                    .satisfies(
                            row -> assertThat(Arrays.stream(parts).skip(1)).allMatch(part -> row.contains("`" + part)));
        });
    }

    /** From {@code io.outbound} on, for example {@code channel.smtp}. */
    private static Set<String> packagesOfTheCore() {
        Path core = Project.file("ejb-module/src/main/java/io/outbound");
        return Project.mainSources().stream()
                .filter(source -> source.startsWith(core) && source.endsWith("package-info.java"))
                .map(source -> core.relativize(source.getParent()).toString().replace(File.separatorChar, '.'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> inOperations(Pattern pattern) {
        return found(pattern, 0, List.of(Project.file("src/site/operations.md")));
    }

    private static Set<String> inSources(Pattern pattern, int group) {
        return found(pattern, group, Project.mainSources());
    }

    private static Set<String> found(Pattern pattern, int group, List<Path> files) {
        Set<String> found = new TreeSet<>();
        files.forEach(file -> pattern.matcher(Project.text(file))
                .results()
                .map((MatchResult match) -> match.group(group))
                .forEach(found::add));
        return found;
    }
}

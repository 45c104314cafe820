package io.outbound.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.security.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A server gives a caller those roles only that the module declares. */
class ScopesAreRolesTest {

    private static final Pattern ROLE = Pattern.compile("<security-role><role-name>([^<]+)</role-name>");

    @Test
    void everyScopeIsDeclaredAndNothingElse() throws IOException {
        String web = Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml"));
        Set<String> roles = ROLE.matcher(web)
                .results()
                .map((MatchResult role) -> role.group(1))
                .collect(Collectors.toSet());
        assertThat(roles).isEqualTo(Scope.ALL);
    }
}

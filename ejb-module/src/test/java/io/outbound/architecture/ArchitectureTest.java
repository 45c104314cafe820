package io.outbound.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds a module's rules against what the module is made of, and against violations planted among the tests. */
public abstract class ArchitectureTest {

    private static final String PRODUCT = "io.outbound";
    private static final String PLANTED = "io.outbound.planted";

    /** @param root the package that the features are in */
    protected abstract List<Rule> rules(String root);

    @TestFactory
    Stream<DynamicTest> theProductKeepsTheRule() {
        JavaClasses product = new ClassFileImporter().importPath(Path.of("target", "classes"));
        return rules(PRODUCT).stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.sentence(), () -> rule.check().check(product)));
    }

    @TestFactory
    Stream<DynamicTest> aPlantedViolationIsReported() {
        JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);
        return rules(PLANTED).stream()
                .map(rule -> DynamicTest.dynamicTest(rule.sentence(), () -> assertThat(String.join(
                                "\n",
                                rule.check()
                                        .evaluate(planted)
                                        .getFailureReport()
                                        .getDetails()))
                        .contains(rule.planted())));
    }
}

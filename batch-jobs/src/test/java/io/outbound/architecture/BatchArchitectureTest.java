package io.outbound.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import java.util.ArrayList;
import java.util.List;

class BatchArchitectureTest extends ArchitectureTest {

    @Override
    protected List<Rule> rules(String root) {
        List<Rule> rules = new ArrayList<>(HouseRules.in(root));
        rules.addAll(List.of(
                new Rule(
                        "only batch.launch starts and stops jobs",
                        noClasses()
                                .that()
                                .resideOutsideOfPackage(root + ".batch.launch..")
                                .should()
                                .dependOnClassesThat()
                                .belongToAnyOf(JobOperator.class, BatchRuntime.class),
                        "StartsJobs"),
                new Rule(
                        "the store is asked through the core's repositories",
                        noClasses()
                                .that()
                                .resideInAPackage(root + ".batch..")
                                .should()
                                .dependOnClassesThat(HouseRules.theStore(root))
                                .orShould()
                                .dependOnClassesThat()
                                .resideInAPackage("jakarta.persistence.."),
                        "SqlInAJob"),
                new Rule(
                        "jobs know no web",
                        noClasses()
                                .that()
                                .resideInAPackage(root + ".batch..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        root + ".rest..",
                                        root + ".console..",
                                        "jakarta.ws.rs..",
                                        "jakarta.faces..",
                                        "jakarta.servlet.."),
                        "HttpInAJob")));
        return rules;
    }
}

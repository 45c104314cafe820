package io.outbound.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;

class CoreArchitectureTest extends ArchitectureTest {

    @Override
    protected List<Rule> rules(String root) {
        List<Rule> rules = new ArrayList<>(HouseRules.in(root));
        rules.addAll(List.of(
                new Rule(
                        "the kernel knows only java.*",
                        classes()
                                .that()
                                .resideInAPackage(root + ".kernel..")
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage("java..", root + ".kernel.."),
                        "WordThatKnowsAFeature"),
                new Rule(
                        "a port knows only the kernel",
                        classes()
                                .that()
                                .resideInAPackage(root + "..spi..")
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage("java..", root + ".kernel..", root + "..spi.."),
                        "PortThatKnowsAFeature"),
                new Rule(
                        "features have no cycles",
                        slices().matching(root + ".(*)..").should().beFreeOfCycles(),
                        "Knob",
                        "Bell"),
                new Rule(
                        "nobody imports log or statistics: they observe events",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(root + ".log..", root + ".statistics..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(root + ".log..", root + ".statistics.."),
                        "LogReader"),
                new Rule(
                        "senders are plugged in, not called",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(root + ".channel.*..")
                                .should()
                                .dependOnClassesThat(aSender(root)),
                        "SenderCaller"),
                new Rule(
                        "senders do not know each other",
                        slices().matching(root + ".channel.(*)..")
                                .should()
                                .notDependOnEachOther()
                                .ignoreDependency(
                                        describe("anything", (JavaClass any) -> true),
                                        describe(
                                                "a port, or what several share",
                                                port -> port.getPackageName().endsWith(".channel.spi")
                                                        || port.getPackageName().endsWith(".channel.gateway"))),
                        "SandboxSender"),
                new Rule(
                        "only repositories use EntityManager or JDBC: a use case asks them",
                        noClasses()
                                .that()
                                .resideOutsideOfPackage(root + ".store..")
                                .and(HouseRules.anEjb())
                                .should()
                                .dependOnClassesThat(HouseRules.theStore(root)),
                        "SqlInAUseCase"),
                new Rule(
                        "JSON's provider is looked up once, in json.Json",
                        noClasses().should().dependOnClassesThat().haveFullyQualifiedName("jakarta.json.Json"),
                        "JsonLookUp"),
                new Rule(
                        "the core knows no JAX-RS, Faces, Servlet or Batch",
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "jakarta.ws.rs..", "jakarta.faces..", "jakarta.servlet..", "jakarta.batch.."),
                        "HttpInTheCore")));
        return rules;
    }

    private static DescribedPredicate<JavaClass> aSender(String root) {
        return describe(
                "a channel sender",
                type -> !type.isInterface() && type.isAssignableTo(root + ".channel.spi.ChannelSender"));
    }
}

package io.outbound.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import jakarta.persistence.Entity;
import java.util.ArrayList;
import java.util.List;

class WebArchitectureTest extends ArchitectureTest {

    @Override
    protected List<Rule> rules(String root) {
        List<Rule> rules = new ArrayList<>(HouseRules.in(root));
        rules.addAll(List.of(
                new Rule(
                        "rest does not know the console",
                        noClasses()
                                .that()
                                .resideInAPackage(root + ".rest..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(root + ".console.."),
                        "ConsoleCaller"),
                new Rule(
                        "the console does not know rest",
                        noClasses()
                                .that()
                                .resideInAPackage(root + ".console..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(root + ".rest.."),
                        "RestCaller"),
                new Rule(
                        "neither touches jakarta.persistence",
                        noClasses()
                                .that()
                                .resideInAnyPackage(root + ".rest..", root + ".console..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("jakarta.persistence.."),
                        "JpaResource"),
                new Rule(
                        "neither asks the store past a repository",
                        noClasses()
                                .that()
                                .resideInAnyPackage(root + ".rest..", root + ".console..")
                                .should()
                                .dependOnClassesThat(HouseRules.theStore(root)),
                        "JpaResource"),
                new Rule(
                        "no resource returns an entity",
                        noMethods()
                                .that()
                                .areDeclaredInClassesThat()
                                .resideInAPackage(root + ".rest..")
                                .and()
                                .arePublic()
                                .should(HouseRules.matching(describe("return an entity", this::returnsAnEntity))),
                        "EntityResource"),
                new Rule(
                        "the web and the batch jobs never see each other",
                        noClasses()
                                .that()
                                .resideInAnyPackage(root + ".rest..", root + ".console..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(root + ".batch..", "jakarta.batch.."),
                        "BatchCaller")));
        return rules;
    }

    private boolean returnsAnEntity(JavaMethod method) {
        return method.getReturnType().getAllInvolvedRawTypes().stream()
                .map(JavaClass::getBaseComponentType)
                .anyMatch(type -> type.isAnnotatedWith(Entity.class));
    }
}

package io.outbound.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.util.Date;
import java.util.List;

/** What holds in every module. */
public final class HouseRules {

    private static final List<String> STORE_TYPES = List.of(
            "jakarta.persistence.EntityManager",
            "jakarta.persistence.EntityManagerFactory",
            "java.sql.Connection",
            "java.sql.DriverManager",
            "java.sql.Statement",
            "java.sql.PreparedStatement",
            "java.sql.ResultSet",
            "javax.sql.DataSource");

    private HouseRules() {}

    public static List<Rule> in(String root) {
        return List.of(
                new Rule(
                        "time comes only from the Clock",
                        noClasses()
                                .that()
                                .doNotHaveFullyQualifiedName(root + ".store.SystemClock")
                                .should()
                                .callMethodWhere(readsTheWallClock())
                                .orShould()
                                .callConstructor(Date.class),
                        "WallClock"),
                new Rule(
                        "a name says what a class is responsible for: no Service, Manager, Helper, Util, Impl",
                        noClasses().should().haveNameMatching(".*(Service|Manager|Helper|Utils?|Impl)"),
                        "LaunchHelper"),
                new Rule(
                        "every EJB says who may call it",
                        methods()
                                .that()
                                .arePublic()
                                .and()
                                .areDeclaredInClassesThat(anEjb())
                                .should(sayWhoMayCall()),
                        "OpenBean"),
                new Rule(
                        "entities behave: they have no setters",
                        noMethods()
                                .that()
                                .areDeclaredInClassesThat()
                                .areAnnotatedWith(Entity.class)
                                .should()
                                .haveNameMatching("set[A-Z].*"),
                        "EntityWithSetter"));
    }

    /** EntityManager, JDBC and the project's own door to it. */
    public static DescribedPredicate<JavaClass> theStore(String root) {
        return describe(
                "EntityManager or JDBC",
                type -> STORE_TYPES.contains(type.getName())
                        || type.getName().equals(root + ".store.Sql")
                        || type.getName().equals(root + ".store.Database"));
    }

    /** Use cases and what a container starts; transactions begin here. */
    public static DescribedPredicate<JavaClass> anEjb() {
        return describe(
                "are EJBs",
                type -> List.of(Stateless.class, Stateful.class, Singleton.class, MessageDriven.class).stream()
                        .anyMatch(((CanBeAnnotated) type)::isAnnotatedWith));
    }

    public static ArchCondition<JavaMethod> matching(DescribedPredicate<JavaMethod> what) {
        return new ArchCondition<>(what.getDescription()) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean does = what.test(method);
                events.add(new SimpleConditionEvent(
                        method, does, method.getFullName() + (does ? " does " : " does not ") + what.getDescription()));
            }
        };
    }

    private static ArchCondition<JavaMethod> sayWhoMayCall() {
        return matching(describe(
                "say who may call, or its class does", method -> secured(method) || secured(method.getOwner())));
    }

    private static boolean secured(CanBeAnnotated part) {
        return part.isAnnotatedWith(PermitAll.class)
                || part.isAnnotatedWith(RolesAllowed.class)
                || part.isAnnotatedWith(DenyAll.class);
    }

    private static DescribedPredicate<JavaCall<?>> readsTheWallClock() {
        DescribedPredicate<JavaCall<?>> now = describe(
                "java.time now() without a Clock",
                call -> call.getTargetOwner().getPackageName().equals("java.time")
                        && call.getName().equals("now")
                        && call.getTarget().getRawParameterTypes().stream().noneMatch(assignableTo(Clock.class)));
        DescribedPredicate<JavaCall<?>> millis = target(nameMatching("currentTimeMillis"))
                .and(target(owner(assignableTo(System.class))))
                .forSubtype();
        DescribedPredicate<JavaCall<?>> clock = target(nameMatching("(system|tick[A-Z]).*"))
                .and(target(owner(assignableTo(Clock.class))))
                .forSubtype();
        return now.or(millis).or(clock).as("read the wall clock");
    }
}

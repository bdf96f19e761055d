package io.leasehold.common.test;

import static com.tngtech.archunit.base.DescribedPredicate.or;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Architecture rules of every service: no cycles between features, rows used inside their feature only, Kafka and
 * vendor libraries at the edge, time and ids injected.
 */
public final class ServiceRules {
    private static final int MOST_TYPES = 20;

    @ArchTest
    public static final ArchRule features_form_no_circle =
            slices().matching("io.leasehold.*.(*)..").should().beFreeOfCycles();

    @ArchTest
    public static final ArchRule subpackages_form_no_circle =
            slices().matching("io.leasehold.(**)").should().beFreeOfCycles();

    @ArchTest
    public static final ArchRule packages_are_small = classes()
            .should(new ArchCondition<>("share a package with few others") {
                private final Map<String, Integer> sizes = new TreeMap<>();

                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
                        sizes.merge(type.getPackageName(), 1, Integer::sum);
                    }
                }

                @Override
                public void finish(ConditionEvents events) {
                    sizes.forEach((name, size) -> events.add(new SimpleConditionEvent(
                            name, size <= MOST_TYPES, "package %s has %d types".formatted(name, size))));
                }
            });

    @ArchTest
    public static final ArchRule adapters_hide_behind_their_spi = noClasses()
            .that()
            .resideOutsideOfPackage("..hardware..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..hardware.*..");

    @ArchTest
    public static final ArchRule only_events_know_kafka = noClasses()
            .that()
            .resideOutsideOfPackage("..events..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.microprofile.reactive.messaging..", "org.apache.kafka..");

    @ArchTest
    public static final ArchRule rows_stay_home = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .bePackagePrivate()
            .andShould()
            .haveSimpleNameEndingWith("Row")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule resources_use_the_face = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .dependOnClassesThat(or(simpleNameEndingWith("Store"), simpleNameEndingWith("Row")));

    @ArchTest
    public static final ArchRule records_know_no_framework = noClasses()
            .that()
            .areRecords()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..", "io.smallrye..", "jakarta.persistence..", "jakarta.ws.rs..", "jakarta.inject..");

    @ArchTest
    public static final ArchRule nobody_waits = noClasses()
            .should()
            .callMethod(Uni.class, "await")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    public static final ArchRule time_and_ids_are_given = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Beans")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(UUID.class, "randomUUID");

    @ArchTest
    public static final ArchRule transactions_are_reactive = noClasses()
            .should()
            .beAnnotatedWith(Transactional.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Transactional.class);

    @ArchTest
    public static final ArchRule no_field_injection = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    private ServiceRules() {}
}

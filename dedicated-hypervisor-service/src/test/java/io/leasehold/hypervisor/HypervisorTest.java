package io.leasehold.hypervisor;

import io.leasehold.common.test.BackingResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Test of the running service, with real PostgreSQL, Kafka and identity provider. */
@QuarkusTest
@QuarkusTestResource(
        value = BackingResource.class,
        restrictToAnnotatedClass = false,
        initArgs = {@ResourceArg(name = "role", value = "dedicated_hypervisor")})
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface HypervisorTest {}

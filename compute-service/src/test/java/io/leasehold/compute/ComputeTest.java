package io.leasehold.compute;

import io.leasehold.common.test.BackingResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the running service with a real PostgreSQL, Kafka and identity provider. */
@QuarkusTest
@QuarkusTestResource(
        value = BackingResource.class,
        restrictToAnnotatedClass = false,
        initArgs = {@ResourceArg(name = "role", value = "compute")})
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ComputeTest {}

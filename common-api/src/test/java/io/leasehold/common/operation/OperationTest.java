package io.leasehold.common.operation;

import io.leasehold.common.test.BackingResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(BackingResource.class)
class OperationTest extends OperationContract {}

package io.leasehold.hypervisor.sdpf;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** Additions to the OpenAPI document that apply to all routes: the tenant in the path, and JSON objects as bodies. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {
    private static final String JSON = "application/json";

    @Override
    public @Nullable PathItem filterPathItem(PathItem item) {
        return item.addParameter(OASFactory.createParameter()
                .name("tenant")
                .in(Parameter.In.PATH)
                .required(true)
                .description("Id of the project")
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)));
    }

    @Override
    public @Nullable RequestBody filterRequestBody(RequestBody body) {
        return body.required(true).content(json());
    }

    private static Content json() {
        return OASFactory.createContent()
                .addMediaType(
                        JSON,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().addType(Schema.SchemaType.OBJECT)));
    }
}

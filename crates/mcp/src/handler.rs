//! A [`Server`] in the terms of the SDK. Contains no logic of its own.

use std::io;
use std::sync::Arc;

use rmcp::model::{
    CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, Implementation,
    ListResourcesResult, ListToolsResult, PaginatedRequestParams, ReadResourceRequestParams,
    ReadResourceResponse, ReadResourceResult, Resource as Listed, ResourceContents,
    ServerCapabilities, ServerConfig, Tool as Offered, ToolAnnotations,
};
use rmcp::service::RequestContext;
use rmcp::{ErrorData, RoleServer, ServerHandler, ServiceExt};

use crate::{Resource, Server, Tool};

pub(crate) async fn serve(server: Box<dyn Server>) -> io::Result<()> {
    let failed = |error: String| io::Error::other(error);
    let running = Handler(server).serve(rmcp::transport::stdio()).await;
    let running = running.map_err(|error| failed(error.to_string()))?;
    let ended = running.waiting().await;
    ended.map(|_| ()).map_err(|error| failed(error.to_string()))
}

struct Handler(Box<dyn Server>);

impl ServerHandler for Handler {
    fn get_info(&self) -> ServerConfig {
        let capabilities = ServerCapabilities::builder();
        let capabilities = capabilities.enable_tools().enable_resources().build();
        ServerConfig::new(capabilities)
            .with_server_info(Implementation::new("llmcmp", self.0.version()))
            .with_instructions(self.0.instructions())
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        let tools = self.0.tools().into_iter().map(offered).collect();
        Ok(ListToolsResult::with_all_items(tools))
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let arguments = request.arguments.unwrap_or_default();
        let result = match self.0.call(&request.name, arguments) {
            Ok(answer) => {
                let mut result = CallToolResult::structured(answer.value);
                result.content = vec![ContentBlock::text(answer.text)];
                result
            }
            Err(refusal) => CallToolResult::error(vec![ContentBlock::text(refusal)]),
        };
        Ok(result.into())
    }

    async fn list_resources(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListResourcesResult, ErrorData> {
        let resources = self.0.resources().map_err(internal)?;
        let resources = resources.into_iter().map(listed).collect();
        Ok(ListResourcesResult::with_all_items(resources))
    }

    async fn read_resource(
        &self,
        request: ReadResourceRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<ReadResourceResponse, ErrorData> {
        let found = self.0.read(&request.uri).map_err(internal)?;
        let Some((resource, text)) = found else {
            let message = format!("there is no resource `{}`; list the resources", request.uri);
            return Err(ErrorData::resource_not_found(message, None));
        };
        let contents = ResourceContents::text(text, resource.uri);
        let contents = contents.with_mime_type(resource.media_type);
        Ok(ReadResourceResult::new(vec![contents]).into())
    }
}

fn internal(refusal: String) -> ErrorData {
    ErrorData::internal_error(refusal, None)
}

fn offered(tool: Tool) -> Offered {
    let annotations = ToolAnnotations::with_title(tool.title);
    let annotations = annotations
        .read_only(true)
        .idempotent(true)
        .open_world(false);
    Offered::new(tool.name, tool.description, Arc::new(tool.input))
        .with_title(tool.title)
        .with_raw_output_schema(Arc::new(tool.output))
        .with_annotations(annotations)
}

fn listed(resource: Resource) -> Listed {
    Listed::new(resource.uri, resource.name)
        .with_description(resource.description)
        .with_mime_type(resource.media_type)
}

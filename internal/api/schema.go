// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"reflect"

	"github.com/danielgtaylor/huma/v2"
)

// schemaOf describes a type in the OpenAPI document.
func schemaOf(router huma.API, v any) *huma.Schema {
	return router.OpenAPI().Components.Schemas.Schema(reflect.TypeOf(v), true, "")
}

// SPDX-License-Identifier: EUPL-1.2

package web

func (x *Web) judgeRoutes() []route     { return nil }
func (x *Web) programmeRoutes() []route { return nil }
func (x *Web) peopleRoutes() []route    { return nil }
func (x *Web) accountRoutes() []route   { return nil }
func (x *Web) aboutRoutes() []route     { return nil }

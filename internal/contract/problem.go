// SPDX-License-Identifier: EUPL-1.2

package contract

import (
	"net/http"
	"strconv"
)

// FieldError points at the part of the request that is wrong.
type FieldError struct {
	Pointer string `json:"pointer" doc:"JSON pointer"`
	Place   string `json:"place,omitempty" doc:"The same in words, of a place in the content"`
	Code    string `json:"code"`
	Message string `json:"message"`
}

// Problem is an error as RFC 9457 has it. Nothing that a person sent is in it.
type Problem struct {
	Type   string       `json:"type" doc:"Stable name of the problem"`
	Title  string       `json:"title"`
	Status int          `json:"status"`
	Detail string       `json:"detail" doc:"What is wrong and what to do"`
	Errors []FieldError `json:"errors,omitempty"`
	Wait   int          `json:"-"` // seconds until it can be tried again; 0: nothing is said, or RetryAfter of what is busy
}

func (p *Problem) Error() string { return p.Title }

func (p *Problem) GetStatus() int { return p.Status }

func (p *Problem) ContentType(string) string { return "application/problem+json" }

// RetryAfter is when a sender who was not served for now should try again, in seconds.
const RetryAfter = "2"

// GetHeaders are those of the answer: who is not served for now is told when to try again.
func (p *Problem) GetHeaders() http.Header {
	switch {
	case p.Wait > 0:
		return http.Header{"Retry-After": {strconv.Itoa(p.Wait)}}
	case p.Status == http.StatusServiceUnavailable:
		return http.Header{"Retry-After": {RetryAfter}}
	}
	return nil
}
